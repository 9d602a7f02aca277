"""Our own speeches in the forms that a secretary's folder holds, each with its gold."""
