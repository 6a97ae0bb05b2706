resource "aws_cloudtrail" "reports" {
  name                       = "reports"
  # ruleid: weakening/audit-log-switched-off
  enable_logging             = false
  # ruleid: weakening/audit-log-switched-off
  enable_log_file_validation = false
  # ok: weakening/audit-log-switched-off
  include_global_service_events = true
}

resource "aws_guardduty_detector" "reports" {
  # ruleid: weakening/audit-log-switched-off
  enable = false
}

resource "aws_cloudtrail" "good" {
  # ok: weakening/audit-log-switched-off
  enable_logging = true
}

resource "aws_guardduty_detector" "good" {
  # ok: weakening/audit-log-switched-off
  enable = true
}

resource "other_thing" "reports" {
  # ok: weakening/audit-log-switched-off
  enable = false
}
