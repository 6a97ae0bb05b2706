//! Intervals and means for few cases.

/// The quantile of the normal distribution for 95%, two-sided.
const Z: f64 = 1.959_963_984_540_054;

/// Wilson's 95% interval of a share `right` of `of`, from 0 to 1 (E. B. Wilson,
/// *Probable inference, the law of succession, and statistical inference*,
/// Journal of the American Statistical Association 22, 1927). Of nothing,
/// everything is possible.
pub(crate) fn wilson(right: u32, of: u32) -> (f64, f64) {
    if of == 0 {
        return (0.0, 1.0);
    }
    let n = f64::from(of);
    let share = f64::from(right) / n;
    let scale = 1.0 + Z * Z / n;
    let center = (share + Z * Z / (2.0 * n)) / scale;
    let half = Z / scale * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    // The ends are exact where all or none are right; rounding may pass them.
    ((center - half).max(0.0), (center + half).min(1.0))
}

/// `right` of `of`, from 0 to 1; of nothing it is 0.
pub(crate) fn share(right: u32, of: u32) -> f64 {
    if of == 0 {
        0.0
    } else {
        f64::from(right) / f64::from(of)
    }
}

/// The weighted harmonic mean of precision and recall, from 0 to 1. `beta` is
/// how many times as much recall counts: F1 is 1, F2 is 2 (C. J. van
/// Rijsbergen, *Information Retrieval*, 1979).
pub(crate) fn f_score(beta: f64, precision: f64, recall: f64) -> f64 {
    let weight = beta * beta;
    let below = weight * precision + recall;
    if below > 0.0 {
        (1.0 + weight) * precision * recall / below
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_wilson(right: u32, of: u32, low: f64, high: f64) {
        let (found_low, found_high) = wilson(right, of);
        let close = |one: f64, other: f64| (one - other).abs() < 0.000_5;
        assert!(
            close(found_low, low) && close(found_high, high),
            "{right} of {of}: {found_low} to {found_high}"
        );
    }

    /// Newcombe, *Two-sided confidence intervals for the single proportion*,
    /// Statistics in Medicine 17 (1998), table I, method 3.
    #[test]
    fn wilson_gives_the_published_intervals() {
        check_wilson(81, 263, 0.2553, 0.3662);
        check_wilson(15, 148, 0.0624, 0.1605);
        check_wilson(0, 20, 0.0, 0.1611);
        check_wilson(1, 29, 0.0061, 0.1718);
    }

    #[test]
    fn wilson_stays_between_nothing_and_all() {
        check_wilson(20, 20, 0.8389, 1.0);
        check_wilson(0, 0, 0.0, 1.0);
    }

    #[test]
    fn f2_counts_recall_more_than_f1() {
        // Precision 1/2, recall 1/4: 2pr/(p+r) = 1/3, 5pr/(4p+r) = 5/18.
        assert!((f_score(1.0, 0.5, 0.25) - 1.0 / 3.0).abs() < 1e-12);
        assert!((f_score(2.0, 0.5, 0.25) - 5.0 / 18.0).abs() < 1e-12);
        assert!(f_score(2.0, 0.25, 0.5) > f_score(1.0, 0.25, 0.5));
    }

    #[test]
    fn nothing_found_scores_nothing() {
        assert!(f_score(1.0, 0.0, 0.0).abs() < 1e-12);
        assert!(share(0, 0).abs() < 1e-12);
    }
}
