//! placeholder
pub fn entropy_bits(_text: &str) -> f64 {
    0.0
}
pub fn has_high_entropy(_text: &str) -> bool {
    false
}
