package cn.icpfiling.client;

import cn.icpfiling.client.generated.ApiException;
import cn.icpfiling.client.generated.ApiResponse;

/**
 * A resource and the version that a change must name.
 *
 * @param etag value for If-Match
 */
public record Versioned<T>(T value, String etag) {

    private static final int TRIES = 3;

    /** Takes the ETag from the response of an operation that ends with {@code WithHttpInfo}. */
    public static <T> Versioned<T> of(ApiResponse<T> response) {
        return response.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("ETag"))
                .map(header ->
                        new Versioned<>(response.getData(), header.getValue().get(0)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The response has no ETag"));
    }

    /**
     * Reads a resource and changes it. If the resource changed in between (412), reads it and calls {@code change}
     * again, at most three times.
     */
    public static <T, U> U change(Call<ApiResponse<T>> read, Call.With<Versioned<T>, U> change) throws ApiException {
        for (var left = TRIES; ; left--) {
            try {
                return change.make(of(read.make()));
            } catch (ProblemException e) {
                if (left <= 1 || !e.is("PRECONDITION_FAILED")) {
                    throw e;
                }
            }
        }
    }
}
