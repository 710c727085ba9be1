package cn.icpfiling.platform.testkit.rest;

import java.util.function.Consumer;

/** Starts a request to the service under test. */
public final class Rest {
    private static volatile Consumer<Exchange> listener = exchange -> {};

    private Rest() {}

    public static RequestSpecification given() {
        return new RequestSpecification();
    }

    public static Response get(String path, Object... values) {
        return given().get(path, values);
    }

    /** Who sees every exchange after its response arrived, and may fail the test. There is one; a new one replaces it. */
    public static void listener(Consumer<Exchange> replacement) {
        listener = replacement;
    }

    static void tell(Exchange exchange) {
        listener.accept(exchange);
    }
}
