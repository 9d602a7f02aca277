"""The page 引用与出处: where every character of the draft comes from."""
