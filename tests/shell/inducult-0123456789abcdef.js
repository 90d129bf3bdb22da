// Stands for the glue between page and wasm.
