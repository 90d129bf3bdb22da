//! A website for a cooperation project.
pub mod content;
pub mod i18n;
pub mod model;
