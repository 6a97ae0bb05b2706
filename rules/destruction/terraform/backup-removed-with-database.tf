resource "aws_db_instance" "reports" {
  # ruleid: destruction/backup-removed-with-database
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "reports" {
  # ruleid: destruction/backup-removed-with-database
  backup_retention_period = 0
}

resource "aws_docdb_cluster" "reports" {
  # ruleid: destruction/backup-removed-with-database
  skip_final_snapshot = true
}

resource "aws_db_instance" "good" {
  # ok: destruction/backup-removed-with-database
  skip_final_snapshot = false
}

resource "aws_db_instance" "protected" {
  deletion_protection = true
  # ok: destruction/backup-removed-with-database
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "kept" {
  # ok: destruction/backup-removed-with-database
  backup_retention_period = 14
}

resource "other_thing" "reports" {
  # ok: destruction/backup-removed-with-database
  skip_final_snapshot = true
}
