package cn.icpfiling.inspection.dns.transport;

import cn.icpfiling.inspection.dns.wire.Question;
import java.util.ArrayDeque;

/** Questions that have ended, and their packets, for the next ones. The packets are few: only a question in flight has one. */
final class QueryPool {
    private final ArrayDeque<Query> queries = new ArrayDeque<>();
    private final ArrayDeque<byte[]> buffers = new ArrayDeque<>();

    Query take(Dispatcher dispatcher) {
        return queries.isEmpty() ? new Query(dispatcher, this) : queries.pop();
    }

    void takeBack(Query query) {
        queries.push(query);
    }

    byte[] takeBuffer() {
        return buffers.isEmpty() ? new byte[Question.LONGEST] : buffers.pop();
    }

    /** The question has left its flight. */
    void takeBackBuffer(Query query) {
        if (query.message != null) {
            buffers.push(query.message);
            query.message = null;
        }
    }
}
