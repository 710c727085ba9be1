package cn.icpfiling.client;

import cn.icpfiling.client.generated.ApiClient;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * A client of one gateway for one caller. {@code client.api(OrdersApi::new)} has the generated operations of a group. A refusal is a
 * {@link ProblemException}. Clients are safe for use by several threads.
 */
public final class IcpClient {

    private final ApiClient generated;

    private IcpClient(Builder builder) {
        var http = new ResendingClient(builder.http(), builder.tokens, builder.retries);
        generated = new ApiClient() {
            @Override
            public HttpClient getHttpClient() {
                return http;
            }
        };
        generated.setObjectMapper(new FileMapper(generated.getObjectMapper()));
        generated.updateBaseUri(builder.gateway.toString().replaceFirst("/+$", ""));
        generated.setReadTimeout(builder.timeout);
        var language = builder.language.toLanguageTag();
        generated.setRequestInterceptor(request -> request.setHeader("Accept-Language", language));
    }

    public static Builder at(URI gateway) {
        return new Builder(gateway);
    }

    /** Returns the operations of one group, for instance {@code api(OrdersApi::new)}. */
    public <A> A api(Function<ApiClient, A> constructor) {
        return constructor.apply(generated);
    }

    /** Reads and writes the generated records, and ignores members that it does not know. */
    public ObjectMapper json() {
        return generated.getObjectMapper();
    }

    /** Returns the body of a bulk operation: one JSON object per line. */
    public String lines(Iterable<?> objects) {
        var json = json();
        var lines = new StringJoiner("\n");
        for (var object : objects) {
            try {
                lines.add(json.writeValueAsString(object));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("A line cannot be written as JSON", e);
            }
        }
        return lines.toString();
    }

    /** The settings of a client. */
    public static final class Builder {

        private final URI gateway;
        private Optional<HttpClient> given = Optional.empty();
        private Optional<Tokens> tokens = Optional.empty();
        private Retries retries = Retries.DEFAULT;
        private Duration timeout = Duration.ofSeconds(150);
        private Locale language = Locale.CHINESE;

        private Builder(URI gateway) {
            this.gateway = gateway;
        }

        /** Without tokens the client is for operations that take none. */
        public Builder tokens(Tokens source) {
            tokens = Optional.of(source);
            return this;
        }

        /** For proxies, trust stores and executors of your own. */
        public Builder http(HttpClient client) {
            given = Optional.of(client);
            return this;
        }

        public Builder retries(Retries wanted) {
            retries = wanted;
            return this;
        }

        /** How long one attempt may take. */
        public Builder timeout(Duration longest) {
            timeout = longest;
            return this;
        }

        /** Language of problems, titles and texts: Chinese if not set, or English. */
        public Builder language(Locale wanted) {
            language = wanted;
            return this;
        }

        public IcpClient build() {
            return new IcpClient(this);
        }

        private HttpClient http() {
            return given.orElseGet(() -> HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .build());
        }
    }
}
