resource "aws_cloudfront_distribution" "reports" {
  viewer_certificate {
    # ruleid: weakening/outdated-tls-version-terraform
    minimum_protocol_version = "TLSv1"
  }
}

resource "azurerm_storage_account" "reports" {
  # ruleid: weakening/outdated-tls-version-terraform
  min_tls_version = "TLS1_0"
}

resource "aws_lb_listener" "reports" {
  # ruleid: weakening/outdated-tls-version-terraform
  ssl_policy = "ELBSecurityPolicy-2016-08"
}

resource "aws_cloudfront_distribution" "good" {
  viewer_certificate {
    # ok: weakening/outdated-tls-version-terraform
    minimum_protocol_version = "TLSv1.2_2021"
  }
}

resource "azurerm_storage_account" "good" {
  # ok: weakening/outdated-tls-version-terraform
  min_tls_version = "TLS1_2"
}

resource "aws_lb_listener" "good" {
  # ok: weakening/outdated-tls-version-terraform
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}

resource "google_compute_ssl_policy" "good" {
  # ok: weakening/outdated-tls-version-terraform
  min_tls_version = "TLS_1_2"
}
