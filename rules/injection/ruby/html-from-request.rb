module ReportsHelper
  def greet
    # ruleid: injection/html-from-request-ruby
    params[:name].html_safe
  end

  def note
    text = params[:text]
    # ruleid: injection/html-from-request-ruby
    raw(text)
  end

  def badge
    # ruleid: injection/html-from-request-ruby
    "<b>#{params[:badge]}</b>".html_safe
  end

  def greet_well
    # ok: injection/html-from-request-ruby
    content_tag(:h1, params[:name])
  end

  def clean
    # ok: injection/html-from-request-ruby
    raw(sanitize(params[:text]))
  end

  def logo
    # ok: injection/html-from-request-ruby
    "<b>reports</b>".html_safe
  end

  def number
    # ok: injection/html-from-request-ruby
    raw(params[:n].to_i)
  end
end
