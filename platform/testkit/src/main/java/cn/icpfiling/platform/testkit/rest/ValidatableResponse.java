package cn.icpfiling.platform.testkit.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWithIgnoringCase;

import io.restassured.http.ContentType;
import java.util.Optional;
import java.util.function.Function;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/** What a test expects of a response. The first expectation that fails ends the test and shows the response. */
public final class ValidatableResponse {
    private static final int SHOWN_AT_MOST = 2_000;

    private final Response response;

    ValidatableResponse(Response response) {
        this.response = response;
    }

    public ValidatableResponse assertThat() {
        return this;
    }

    public ValidatableResponse and() {
        return this;
    }

    public ValidatableResponse statusCode(int expected) {
        return statusCode(equalTo(expected));
    }

    public ValidatableResponse statusCode(Matcher<? super Integer> expected) {
        return expect("The status", response.statusCode(), expected);
    }

    public ValidatableResponse header(String name, String expected) {
        return header(name, equalTo(expected));
    }

    public ValidatableResponse header(String name, Matcher<?> expected) {
        return expect("The header " + name, response.header(name), expected);
    }

    /** @param reading makes a value of the header's text, which must be there */
    public <T> ValidatableResponse header(String name, Function<String, T> reading, Matcher<? super T> expected) {
        header(name, notNullValue());
        return expect("The header " + name, reading.apply(response.header(name)), expected);
    }

    /** Parameters, such as the charset, may follow; blanks between them do not count. */
    public ValidatableResponse contentType(String expected) {
        var actual = Optional.ofNullable(response.contentType()).orElse("");
        return expect("The media type", actual.replace(" ", ""), startsWithIgnoringCase(expected.replace(" ", "")));
    }

    public ValidatableResponse contentType(ContentType expected) {
        var actual = Optional.ofNullable(response.contentType()).orElse("");
        return expected.matches(actual) ? this : expect("The media type", actual, equalTo(expected.toString()));
    }

    public ValidatableResponse contentType(Matcher<? super String> expected) {
        return expect(
                "The media type", Optional.ofNullable(response.contentType()).orElse(""), expected);
    }

    /** The whole body as text. */
    public ValidatableResponse body(Matcher<?> expected, Matcher<?>... more) {
        expect("The body", response.asString(), expected);
        for (var next : more) {
            expect("The body", response.asString(), next);
        }
        return this;
    }

    /** @param more a path and its matcher, in turn */
    public ValidatableResponse body(String path, Matcher<?> expected, Object... more) {
        expect(path, response.path(path), expected);
        for (var i = 0; i < more.length; i += 2) {
            var next = (String) more[i];
            expect(next, response.path(next), (Matcher<?>) more[i + 1]);
        }
        return this;
    }

    public Response extract() {
        return response;
    }

    private ValidatableResponse expect(String what, Object actual, Matcher<?> expected) {
        if (expected.matches(actual)) {
            return this;
        }
        var said = new StringDescription();
        expected.describeMismatch(actual, said);
        var body = response.asString();
        throw new AssertionError("%s is not as expected.%nExpected: %s%nActual: %s (%s)%nThe response was %d: %s"
                .formatted(
                        what,
                        StringDescription.toString(expected),
                        actual,
                        said,
                        response.statusCode(),
                        body.substring(0, Math.min(SHOWN_AT_MOST, body.length()))));
    }
}
