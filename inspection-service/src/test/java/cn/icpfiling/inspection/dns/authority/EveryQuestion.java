package cn.icpfiling.inspection.dns.authority;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps every question by name, and the times of those over UDP by server. */
final class EveryQuestion implements QuestionLog {
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> arrivals = new HashMap<>();

    void open(String server) {
        arrivals.put(server, new ArrayList<>());
    }

    List<Long> arrivals(String server) {
        return arrivals.get(server);
    }

    long questions() {
        return arrivals.values().stream().mapToLong(List::size).sum();
    }

    @Override
    public int note(String name, int type, String server, boolean tcp, long nanoTime) {
        if (!tcp) {
            arrivals.get(server).add(nanoTime);
        }
        return attempts.merge(name + "|" + type + "|" + server, 1, Integer::sum) - 1;
    }
}
