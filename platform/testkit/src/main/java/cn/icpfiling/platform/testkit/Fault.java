package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One way to spoil a well-formed request, and the status by which every operation that it applies to refuses it. */
public enum Fault {
    /** No token. */
    NOBODY(401) {
        @Override
        boolean applies(SampleRequest sample) {
            return !sample.roles().isEmpty();
        }
    },
    /** A token with a role that no operation names. */
    STRANGER(403) {
        @Override
        boolean applies(SampleRequest sample) {
            return !sample.roles().isEmpty();
        }
    },
    MEDIA_TYPE(415) {
        @Override
        boolean applies(SampleRequest sample) {
            return !sample.mediaTypes().isEmpty();
        }

        @Override
        RequestSpecification spoilt(SampleRequest sample, RequestSpecification request) {
            return sample.completed(request, key())
                    .contentType("application/x-unknown")
                    .body("?");
        }
    },
    BODY(400) {
        @Override
        boolean applies(SampleRequest sample) {
            return sample.jsonType().isPresent();
        }

        @Override
        RequestSpecification spoilt(SampleRequest sample, RequestSpecification request) {
            return sample.completed(request, key())
                    .contentType(sample.jsonType().orElseThrow())
                    .body("{");
        }
    },
    QUERY(400) {
        @Override
        boolean applies(SampleRequest sample) {
            return unreadable(sample).isPresent();
        }

        @Override
        RequestSpecification spoilt(SampleRequest sample, RequestSpecification request) {
            var wrong = unreadable(sample).orElseThrow();
            return sample.withBody(request)
                    .header(SampleRequest.KEY, key())
                    .header(SampleRequest.VERSION, "*")
                    .queryParam(wrong.getKey(), wrong.getValue());
        }
    },
    /** A version that is no entity tag, or a header above its length. */
    HEADER(400) {
        @Override
        boolean applies(SampleRequest sample) {
            return headerOf(sample).isPresent() && sample.hasSampleBody();
        }

        @Override
        RequestSpecification spoilt(SampleRequest sample, RequestSpecification request) {
            return sample.withBody(request)
                    .header(SampleRequest.KEY, key())
                    .header(headerOf(sample).orElseThrow(), "no tag, and too long".repeat(20));
        }
    },
    KEY(400) {
        @Override
        boolean applies(SampleRequest sample) {
            return sample.has("header", SampleRequest.KEY) && sample.hasSampleBody();
        }

        @Override
        RequestSpecification spoilt(SampleRequest sample, RequestSpecification request) {
            return sample.withBody(sample.withParameters(request)).header(SampleRequest.VERSION, "*");
        }
    },
    /** The ids of the path are of nothing. */
    UNKNOWN(404) {
        @Override
        boolean applies(SampleRequest sample) {
            return sample.hasIds() && sample.hasSampleBody();
        }
    },
    NO_VERSION(428) {
        @Override
        boolean applies(SampleRequest sample) {
            return sample.has("header", SampleRequest.VERSION) && sample.hasSampleBody();
        }

        @Override
        RequestSpecification spoilt(SampleRequest sample, RequestSpecification request) {
            return sample.withBody(sample.withParameters(request)).header(SampleRequest.KEY, key());
        }
    },
    OTHER_VERSION(412) {
        @Override
        boolean applies(SampleRequest sample) {
            return NO_VERSION.applies(sample);
        }

        @Override
        RequestSpecification spoilt(SampleRequest sample, RequestSpecification request) {
            return NO_VERSION.spoilt(sample, request).header(SampleRequest.VERSION, "\"999999-zh\"");
        }
    };

    private final int status;

    Fault(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    abstract boolean applies(SampleRequest sample);

    RequestSpecification spoilt(SampleRequest sample, RequestSpecification request) {
        return sample.completed(request, key());
    }

    public static String key() {
        return Ids.next().toString();
    }

    private static Optional<String> headerOf(SampleRequest sample) {
        return Stream.of(SampleRequest.VERSION, "If-None-Match", "Case-Secret")
                .filter(name -> sample.has("header", name))
                .findFirst();
    }

    /** A parameter of the query with a value that its type does not have. */
    private static Optional<Map.Entry<String, String>> unreadable(SampleRequest sample) {
        return sample.queryParameters().entrySet().stream()
                .flatMap(parameter -> wrong(parameter.getKey(), parameter.getValue()).stream())
                .findFirst();
    }

    private static Optional<Map.Entry<String, String>> wrong(String name, JsonNode parameter) {
        var schema = parameter.path("schema");
        if (name.equals("cursor")) {
            return Optional.of(Map.entry(name, "no-cursor"));
        }
        if (name.equals("onBehalfOf")) {
            return Optional.of(Map.entry(name, "no-id"));
        }
        return schema.path("type").asText().equals("integer")
                        || schema.has("enum")
                        || schema.path("format").asText().matches("uuid|date|date-time")
                ? Optional.of(Map.entry(name, "no-value"))
                : Optional.empty();
    }
}
