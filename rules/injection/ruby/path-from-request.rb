class Files < ApplicationController
  def report
    # ruleid: injection/path-from-request-ruby
    send_file "/srv/reports/#{params[:name]}"
  end

  def raw
    path = params[:path]
    # ruleid: injection/path-from-request-ruby
    render plain: File.read(path)
  end

  def fetch
    # ruleid: injection/path-from-request-ruby
    render plain: open(params[:address]).read
  end

  def good
    # ok: injection/path-from-request-ruby
    send_file "/srv/reports/#{File.basename(params[:name])}"
  end

  def index
    # ok: injection/path-from-request-ruby
    send_file "/srv/reports/index.html"
  end

  def numbered
    # ok: injection/path-from-request-ruby
    send_file "/srv/reports/#{params[:n].to_i}.pdf"
  end

  def stored
    # ok: injection/path-from-request-ruby
    send_file @report.path
  end
end
