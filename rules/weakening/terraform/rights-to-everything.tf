data "aws_iam_policy_document" "reports" {
  # ruleid: weakening/rights-to-everything
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
  # ok: weakening/rights-to-everything
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
  # ok: weakening/rights-to-everything
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy_attachment" "reports" {
  # ruleid: weakening/rights-to-everything
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "google_project_iam_member" "reports" {
  # ruleid: weakening/rights-to-everything
  role   = "roles/owner"
  member = "user:reports@example.invalid"
}

resource "google_project_iam_member" "viewer" {
  # ok: weakening/rights-to-everything
  role   = "roles/viewer"
  member = "user:reports@example.invalid"
}

resource "aws_iam_role_policy_attachment" "reader" {
  # ok: weakening/rights-to-everything
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
