package cn.icpfiling.sandbox.words;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The language of the present request, as of the platform: Chinese, or English if the caller asks for it first. */
@Singleton
public class Language {

    /** The switch of the pages: a parameter of the address, which a cookie keeps for the next page. */
    static final String SWITCH = "lang";

    static final String COOKIE = "sandbox-lang";

    private static final String CHINESE = "zh";
    private static final String ENGLISH = "en";
    private static final List<String> SPOKEN = List.of(CHINESE, ENGLISH);

    private final CurrentVertxRequest request;

    Language(CurrentVertxRequest request) {
        this.request = request;
    }

    public boolean isChinese() {
        return !tag().equals(ENGLISH);
    }

    /** The tag that a request in this language has as Accept-Language. */
    public String tag() {
        var present = Arc.container().requestContext().isActive() ? request.getCurrent() : null;
        return present == null
                ? CHINESE
                : chosen(present).orElseGet(() -> accepted(present.request().getHeader("Accept-Language")));
    }

    /** An English text in the language of the request. */
    public String say(String english) {
        return isChinese() ? Chinese.of(english) : english;
    }

    public List<String> say(List<String> english) {
        return english.stream().map(this::say).toList();
    }

    /** What the switch says, now or before. */
    static Optional<String> chosen(RoutingContext present) {
        return switched(present)
                .or(() ->
                        Optional.ofNullable(present.request().getCookie(COOKIE)).map(Cookie::getValue))
                .filter(SPOKEN::contains);
    }

    static Optional<String> switched(RoutingContext present) {
        return Optional.ofNullable(present.request().getParam(SWITCH)).filter(SPOKEN::contains);
    }

    /** The address of the present page in another language, with the rest of its query. */
    String switchTo(String tag) {
        var asked = Optional.ofNullable(request.getCurrent())
                .map(present -> present.request().query())
                .orElse("");
        return "?"
                + Stream.concat(
                                Stream.of(asked.split("&")).filter(part -> !part.isEmpty() && !isSwitch(part)),
                                Stream.of(SWITCH + "=" + tag))
                        .collect(Collectors.joining("&"));
    }

    private static boolean isSwitch(String part) {
        var name = part.split("=", 2)[0];
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8).equals(SWITCH);
        } catch (IllegalArgumentException undecodable) {
            return false;
        }
    }

    static String accepted(String header) {
        if (header == null) {
            return CHINESE;
        }
        try {
            return Optional.ofNullable(Locale.lookupTag(LanguageRange.parse(header), SPOKEN))
                    .orElse(CHINESE);
        } catch (IllegalArgumentException unreadable) {
            return CHINESE;
        }
    }
}
