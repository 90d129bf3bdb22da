//! A website for a cooperation project.
pub mod content;
pub mod model;
