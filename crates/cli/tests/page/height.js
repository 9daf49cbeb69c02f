// height
