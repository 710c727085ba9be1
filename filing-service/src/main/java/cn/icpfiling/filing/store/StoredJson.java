package cn.icpfiling.filing.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads and writes JSON columns. Its buffers come from a pool that all threads share. Jackson keeps its own in a
 * thread-local, and each virtual thread would allocate new ones, twelve kilobytes for each value.
 */
final class StoredJson {

    static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
            .build());

    /** The column of an empty list, the most frequent case; it needs no parser. */
    static final String NOTHING = "[]";

    private StoredJson() {}
}
