module example.invalid/report-mailer/archiver

go 1.24
