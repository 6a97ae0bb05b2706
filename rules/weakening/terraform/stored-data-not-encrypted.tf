resource "aws_db_instance" "reports" {
  # ruleid: weakening/stored-data-not-encrypted
  storage_encrypted = false
}

resource "aws_ebs_volume" "reports" {
  size      = 20
  # ruleid: weakening/stored-data-not-encrypted
  encrypted = false
}

resource "aws_elasticache_replication_group" "reports" {
  # ruleid: weakening/stored-data-not-encrypted
  transit_encryption_enabled = false
}

resource "aws_db_instance" "good" {
  # ok: weakening/stored-data-not-encrypted
  storage_encrypted = true
}

resource "aws_ebs_volume" "good" {
  # ok: weakening/stored-data-not-encrypted
  encrypted = true
}

resource "azurerm_storage_account" "good" {
  # ok: weakening/stored-data-not-encrypted
  https_traffic_only_enabled = true
}

resource "other_thing" "reports" {
  # ok: weakening/stored-data-not-encrypted
  encrypted = false
}
