//! The menu in which visitors choose between the light and the dark look.

use crate::content::store::Site;
use crate::i18n::key::{self, Key};
use crate::platform::{self, Theme};
use leptos::prelude::*;

const CHOICES: [(Theme, Key); 3] = [
    (Theme::System, key::THEME_SYSTEM),
    (Theme::Light, key::THEME_LIGHT),
    (Theme::Dark, key::THEME_DARK),
];

/// The menu. An export marks no choice: what a visitor chose only the visitor's browser knows. The radio buttons
/// themselves keep which one is marked.
pub fn theme_menu(site: &Site) -> impl IntoView + use<> {
    Effect::new(|_| platform::mark_theme());
    let choices = CHOICES.map(|(theme, words)| {
        // A click, since a choice made before the code was there is given again, and that may be no change.
        let choose = move |_| platform::choose_theme(theme);
        view! {
            <label>
                <input type="radio" name="theme" value=theme.name() on:click=choose/>
                {site.word(words)}
            </label>
        }
    });
    view! {
        <details class="menu theme needs-code" name="menu">
            <summary>{site.word(key::THEME_SWITCH)}</summary>
            <fieldset>
                <legend>{site.word(key::THEME_LEGEND)}</legend>
                {choices.into_iter().collect_view()}
            </fieldset>
        </details>
    }
}
