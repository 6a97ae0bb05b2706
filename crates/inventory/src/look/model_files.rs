//! Files with weights, by their names and how they begin.
//!
//! A format that is a pickle is a program: whoever loads it runs it.
//! <https://huggingface.co/docs/hub/security-pickle>

use crate::file::File;
use crate::item::{Item, Kind, Risk};
use crate::path::{extension, file_name};

use super::Sightings;

const PICKLE: &str = "can run any code when it is loaded: it is a pickle";

/// The item, if it is a file with weights.
pub(super) fn of_bytes(path: &str, bytes: &[u8]) -> Option<Item> {
    let name = file_name(path).to_ascii_lowercase();
    let extension = extension(path);
    let is_zip = bytes.starts_with(b"PK\x03\x04");
    let is_pickle = matches!(bytes, [0x80, 2..=5, ..]);
    let is_hdf = bytes.starts_with(b"\x89HDF\r\n\x1a\n");
    let (format, risk) = if bytes.starts_with(b"GGUF") {
        ("GGUF", None)
    } else if [b"lmgg", b"ggml", b"tjgg", b"fmgg", b"algg"]
        .iter()
        .any(|m| bytes.starts_with(*m))
    {
        ("GGML", None)
    } else if bytes.get(4..8) == Some(b"TFL3") {
        ("TensorFlow Lite", None)
    } else if extension == "safetensors" && is_safetensors(bytes) {
        ("safetensors", None)
    } else {
        match &*extension {
            "pt" | "pth" | "ckpt" | "bin" | "pkl" | "pickle" | "joblib" | "dill" | "torch"
            | "th"
                if is_pickle =>
            {
                ("pickle", Some(PICKLE))
            }
            "pt" | "pth" | "ckpt" | "torch" if is_zip => (
                "PyTorch",
                Some("can run any code when it is loaded: its tensors are described by a pickle"),
            ),
            "bin" if is_zip && (name.contains("model") || name.contains("adapter")) => (
                "PyTorch",
                Some("can run any code when it is loaded: its tensors are described by a pickle"),
            ),
            "joblib" => ("joblib", Some(PICKLE)),
            "onnx" if bytes.first() == Some(&8) => ("ONNX", None),
            "h5" | "hdf5" | "keras" if is_hdf || is_zip => (
                "Keras",
                Some("may run code when it is loaded: a layer can hold a function"),
            ),
            "pb" if name == "saved_model.pb" => ("TensorFlow SavedModel", None),
            "mlmodel" | "mlpackage" => ("Core ML", None),
            "llamafile" => ("llamafile", Some("is a program as well as weights")),
            "nemo" => ("NeMo", Some(PICKLE)),
            _ => return None,
        }
    };
    let mut item = Item::new(Kind::ModelFile, path);
    item.detail("format", format);
    if let Some(risk) = risk {
        item.risks.insert(Risk::new("runs-code-on-load", risk));
    }
    Some(item)
}

/// A length of eight bytes, and JSON of that length.
fn is_safetensors(bytes: &[u8]) -> bool {
    let Some((length, rest)) = bytes.split_first_chunk::<8>() else {
        return false;
    };
    u64::from_le_bytes(*length) < 100_000_000 && rest.first() == Some(&b'{')
}

/// A file of which only the pointer to where it is kept is in the tree, by
/// <https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md>.
pub(super) fn look_at_pointer(file: &File<'_>, sightings: &mut Sightings<'_>) {
    const ENDINGS: [&str; 12] = [
        "gguf",
        "safetensors",
        "onnx",
        "pt",
        "pth",
        "ckpt",
        "bin",
        "pkl",
        "h5",
        "keras",
        "tflite",
        "llamafile",
    ];
    let extension = extension(file.path());
    if !ENDINGS.contains(&&*extension)
        || !file
            .text()
            .starts_with("version https://git-lfs.github.com/spec/")
    {
        return;
    }
    let mut item = Item::new(Kind::ModelFile, file.path());
    item.detail("format", extension.as_str());
    item.detail("kept", "git-lfs");
    if matches!(&*extension, "pt" | "pth" | "ckpt" | "bin" | "pkl") {
        let what =
            "may run any code when it is loaded: what it points to is not here to be looked at";
        item.risks.insert(Risk::new("runs-code-on-load", what));
    }
    sightings.at(item, 0, "pointer");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, bytes: &[u8], expected: Option<(&str, bool)>) {
        let found = of_bytes(path, bytes);
        let found = found.as_ref().map(|item| {
            let format = item.details["format"]
                .first()
                .map_or("", |format| &**format);
            (format, !item.risks.is_empty())
        });
        assert_eq!(found, expected, "{path}");
    }

    #[test]
    fn weights_are_known_by_how_they_begin() {
        check("m/model.gguf", b"GGUF\x03\0\0\0", Some(("GGUF", false)));
        check("m/renamed.dat", b"GGUF\x03\0\0\0", Some(("GGUF", false)));
        check(
            "model.safetensors",
            b"\x10\0\0\0\0\0\0\0{\"a\"",
            Some(("safetensors", false)),
        );
        check("model.safetensors", b"\x80\x02}q\0\0\0\0\0", None);
        check("pytorch_model.bin", b"\x80\x02}q\0", Some(("pickle", true)));
        check("pytorch_model.bin", b"PK\x03\x04", Some(("PyTorch", true)));
        check("best.pt", b"PK\x03\x04", Some(("PyTorch", true)));
        check("x.pkl", b"\x80\x04\x95", Some(("pickle", true)));
        check("net.onnx", b"\x08\x07\x12", Some(("ONNX", false)));
        check(
            "a.tflite",
            b"\x1c\0\0\0TFL3",
            Some(("TensorFlow Lite", false)),
        );
        check("w.h5", b"\x89HDF\r\n\x1a\n", Some(("Keras", true)));
    }

    #[test]
    fn other_files_of_these_names_are_none() {
        check("firmware.bin", b"\x7FELF", None);
        check("data.bin", b"PK\x03\x04", None);
        check("a.zip", b"PK\x03\x04", None);
        check("easy.pth", b"\0\0import site", None);
        check("hero.onnx", b"\x89PNG", None);
        check("data.h5ad", b"\x89HDF\r\n\x1a\n", None);
    }
}
