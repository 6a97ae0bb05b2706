resource "aws_s3_bucket_acl" "reports" {
  bucket = "reports"
  # ruleid: weakening/storage-open-to-the-public
  acl    = "public-read"
}

resource "aws_s3_bucket_public_access_block" "reports" {
  bucket              = "reports"
  # ruleid: weakening/storage-open-to-the-public
  block_public_acls   = false
  # ok: weakening/storage-open-to-the-public
  block_public_policy = true
}

resource "google_storage_bucket_iam_member" "reports" {
  bucket = "reports"
  # ruleid: weakening/storage-open-to-the-public
  member = "allUsers"
}

resource "azurerm_storage_container" "reports" {
  # ruleid: weakening/storage-open-to-the-public
  container_access_type = "blob"
}

resource "aws_s3_bucket_acl" "private" {
  # ok: weakening/storage-open-to-the-public
  acl = "private"
}

resource "google_storage_bucket_iam_member" "one" {
  # ok: weakening/storage-open-to-the-public
  member = "serviceAccount:reports@example.invalid"
}

resource "azurerm_storage_container" "private" {
  # ok: weakening/storage-open-to-the-public
  container_access_type = "private"
}
