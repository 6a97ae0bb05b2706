resource "aws_instance" "reports" {
  ami = "ami-0123456789"
  metadata_options {
    # ruleid: weakening/instance-metadata-without-token
    http_tokens = "optional"
  }
}

resource "aws_launch_template" "reports" {
  metadata_options {
    http_endpoint = "enabled"
    # ruleid: weakening/instance-metadata-without-token
    http_tokens   = "optional"
  }
}

resource "aws_launch_configuration" "reports" {
  metadata_options {
    # ruleid: weakening/instance-metadata-without-token
    http_tokens = "optional"
  }
}

resource "aws_instance" "good" {
  metadata_options {
    # ok: weakening/instance-metadata-without-token
    http_tokens = "required"
    # ok: weakening/instance-metadata-without-token
    http_put_response_hop_limit = 1
  }
}

resource "aws_instance" "plain" {
  # ok: weakening/instance-metadata-without-token
  ami = "ami-0123456789"
}

resource "other_thing" "reports" {
  # ok: weakening/instance-metadata-without-token
  http_tokens = "optional"
}
