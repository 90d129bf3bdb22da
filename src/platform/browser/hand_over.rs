//! What leaves a page for the visitor's own use: paper and files.

use js_sys::{Array, Uint8Array};
use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Prints the page as it will be shown next, and then does something. Where the page stays in use while the paper is
/// chosen, that is when it has been.
pub fn print(then: impl FnOnce() + 'static) {
    let done = Closure::once_into_js(then);
    request_animation_frame(move || {
        let options = AddEventListenerOptions::new();
        options.set_once(true);
        _ = window().add_event_listener_with_callback_and_add_event_listener_options(
            "afterprint",
            done.unchecked_ref(),
            &options,
        );
        _ = window().print();
    });
}

/// Gives the visitor a file, made here. `kind` is its media type.
pub fn save_file(name: &str, kind: &str, text: &str) {
    let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options);
    let Some(address) = blob
        .ok()
        .and_then(|blob| Url::create_object_url_with_blob(&blob).ok())
    else {
        return;
    };
    let link = document().create_element("a").ok();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    _ = Url::revoke_object_url(&address);
}
