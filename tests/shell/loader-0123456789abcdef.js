// Stands for the loader.
