resource "aws_db_instance" "reports" {
  username = "reports"
  # ruleid: weakening/password-in-configuration
  password = "k7Vq2mZp9x"
}

provider "aws" {
  # ruleid: weakening/password-in-configuration
  secret_key = "wJalrXUtnFEMIK7MDENG"
}

resource "azurerm_mssql_server" "reports" {
  # ruleid: weakening/password-in-configuration
  administrator_login_password = "Tr0ub4dor-3"
}

resource "aws_db_instance" "variable" {
  # ok: weakening/password-in-configuration
  password = var.password
}

resource "aws_db_instance" "generated" {
  # ok: weakening/password-in-configuration
  password = random_password.reports.result
}

resource "aws_db_instance" "managed" {
  # ok: weakening/password-in-configuration
  manage_master_user_password = true
}

resource "aws_db_instance" "interpolated" {
  # ok: weakening/password-in-configuration
  password = "${var.prefix}-${var.password}"
}
