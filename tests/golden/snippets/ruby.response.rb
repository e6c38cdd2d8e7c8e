require 'rexml/document'

# A response of the API with a return code other than SUCCESS.
class ApiError < StandardError
  attr_reader :code

  def initialize(code, message)
    super(message)
    @code = code
  end
end

# Returns the data element of a response of the API, or nil if it has none.
#
# Raises ApiError for a return code other than SUCCESS, REXML::ParseException
# for malformed XML, and ArgumentError for XML that is not a response.
def parse_response(xml)
  response = REXML::Document.new(xml)
  text = ->(name) { response.get_elements("/result/#{name}").flat_map(&:texts).map(&:value).join.strip }
  code = text.call('code')
  raise ArgumentError, 'not a response of the API: no return code' if code.empty?
  raise ApiError.new(code, text.call('message')) unless code == 'SUCCESS'

  response.elements['/result/data']
end
