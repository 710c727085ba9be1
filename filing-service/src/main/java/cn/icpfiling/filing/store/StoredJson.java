package cn.icpfiling.filing.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads and writes the JSON that columns hold. Its buffers come from a pool that all threads share: Jackson's own are kept in a
 * thread-local, which each virtual thread would fill with new ones, twelve kilobytes a value.
 */
final class StoredJson {

    static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
            .build());

    /** The column of an empty list, which most are; it needs no parser. */
    static final String NOTHING = "[]";

    private StoredJson() {}
}
