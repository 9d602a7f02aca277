"""What a draft says of quantities as statements: each with its role and its bounds, held against what the others make."""
