require 'rexml/document'

# A response of the API with a code other than SUCCESS, and its message as detail.
class ReturnCodeError < StandardError
  attr_reader :code, :detail

  def initialize(code, detail)
    super("#{code}: #{detail}")
    @code = code
    @detail = detail
  end
end

# Returns the data element of a response of the API, or nil if it has none.
#
# Raises ReturnCodeError if the code is not SUCCESS, REXML::ParseException if the
# text is malformed XML, and ArgumentError if it is no response of the API.
def read_response(xml)
  response = REXML::Document.new(xml)
  text = ->(name) { response.get_elements("/result/#{name}").flat_map(&:texts).map(&:value).join.strip }
  code = text.call('code')
  raise ArgumentError, 'not a response of the API: it has no code' if code.empty?
  raise ReturnCodeError.new(code, text.call('message')) unless code == 'SUCCESS'

  response.elements['/result/data']
end
