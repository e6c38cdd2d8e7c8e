import (
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
)

// ResponseError is an answer of the API with a code other than SUCCESS.
type ResponseError struct {
	Code, Message string
}

func (e *ResponseError) Error() string {
	return e.Code + ": " + e.Message
}

// ReadResponse reads the data element of a response of the API, if it has one;
// the error is a *ResponseError if the code is not SUCCESS.
func ReadResponse[T any](text []byte) (data T, err error) {
	var response struct {
		XMLName xml.Name `xml:"result"`
		Code    string   `xml:"code"`
		Message string   `xml:"message"`
		Data    T        `xml:"data"`
	}
	if err = xml.Unmarshal(text, &response); err != nil {
		return data, fmt.Errorf("not a response of the API: %w", err)
	}
	switch code := strings.TrimSpace(response.Code); code {
	case "SUCCESS":
		return response.Data, nil
	case "":
		return data, errors.New("not a response of the API: it has no code")
	default:
		return data, &ResponseError{code, strings.TrimSpace(response.Message)}
	}
}
