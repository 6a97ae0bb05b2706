class Reports
  TABLE = "reports"

  def by_mail(mail)
    # ruleid: injection/sql-from-interpolated-string-ruby
    Customer.where("mail = '#{mail}'").first
  end

  def sorted(params)
    # ruleid: injection/sql-from-interpolated-string-ruby
    Report.order("#{params[:column]} DESC")
  end

  def purge(connection, day)
    # ruleid: injection/sql-from-interpolated-string-ruby
    connection.execute("DELETE FROM reports WHERE created < '#{day}'")
  end

  def by_mail_well(mail)
    # ok: injection/sql-from-interpolated-string-ruby
    Customer.where("mail = ?", mail).first
  end

  def by_hash(mail)
    # ok: injection/sql-from-interpolated-string-ruby
    Customer.where(mail: mail)
  end

  def counted(connection)
    # ok: injection/sql-from-interpolated-string-ruby
    connection.execute("SELECT count(*) FROM #{TABLE}")
  end

  def numbered(params)
    # ok: injection/sql-from-interpolated-string-ruby
    Report.where("id = #{params[:id].to_i}")
  end
end
