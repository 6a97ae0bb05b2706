resource "aws_db_instance" "reports" {
  engine              = "postgres"
  # ruleid: weakening/database-reachable-from-the-internet
  publicly_accessible = true
}

resource "google_sql_database_instance" "reports" {
  settings {
    ip_configuration {
      authorized_networks {
        name  = "all"
        # ruleid: weakening/database-reachable-from-the-internet
        value = "0.0.0.0/0"
      }
    }
  }
}

resource "aws_eks_cluster" "reports" {
  vpc_config {
    # ruleid: weakening/database-reachable-from-the-internet
    public_access_cidrs = ["0.0.0.0/0"]
  }
}

resource "aws_db_instance" "private" {
  # ok: weakening/database-reachable-from-the-internet
  publicly_accessible = false
}

resource "aws_eks_cluster" "private" {
  vpc_config {
    # ok: weakening/database-reachable-from-the-internet
    public_access_cidrs = ["198.51.100.0/24"]
  }
}

resource "azurerm_mssql_server" "private" {
  # ok: weakening/database-reachable-from-the-internet
  public_network_access_enabled = false
}

resource "other_thing" "reports" {
  # ok: weakening/database-reachable-from-the-internet
  publicly_accessible = true
}
