package cn.icpfiling.sandbox.play;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.refusal.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * The platform's loads of old files, as its administrator makes them for the sandbox. A file that is named and not loaded keeps every
 * hand-over of the platform waiting, so none is left behind.
 */
@ApplicationScoped
class OldLoads {

    static final String RUNNING = "RUNNING";

    private static final Logger LOG = Logger.getLogger(OldLoads.class);
    private static final String LOADS = "/api/v1/legacy-loads";
    /** By it the sandbox knows its own again, also after it was started anew. */
    private static final String OWN = "sandbox: ";

    private static final int LONGEST_NAME = 100;
    private static final int ANOTHER_LOAD_RUNS = 429;
    private static final int NOT_FOUND = 404;
    /** The states of a file that keeps no hand-over waiting. */
    private static final Set<String> ENDED = Set.of("LOADED", "CANCELLED");

    private final Platform platform;
    private final StaffSession administrator;

    OldLoads(Platform platform, SandboxConfig config, TestClock clock) {
        this.platform = platform;
        this.administrator = new StaffSession(
                platform,
                config.administrator(),
                clock,
                () -> new IllegalStateException("the administrator of this sandbox could not sign in"));
    }

    /** A load as the platform shows it. */
    record Shown(JsonNode body) {

        String path() {
            return LOADS + "/" + body.path("id").asText();
        }

        boolean is(String state) {
            return body.path("state").asText().equals(state);
        }

        int setAside() {
            return body.at("/rows/setAside").asInt();
        }

        /** The ids of the files that keep hand-overs waiting. */
        List<String> left() {
            return StreamSupport.stream(body.path("files").spliterator(), false)
                    .filter(file -> !ENDED.contains(file.path("state").asText()))
                    .map(file -> file.path("id").asText())
                    .toList();
        }
    }

    boolean canBeMade() {
        return administrator.isThere();
    }

    /**
     * Leaves what an earlier load of the sandbox has left: it was ended between an object and the start, or the platform did not answer.
     * The newest loads are enough, as each new one begins with this.
     *
     * @return whether no load runs, so that another may start
     */
    boolean leavesEarlierOnes() {
        var newest = newest();
        hasLeft(newest);
        return newest.stream().noneMatch(load -> load.is(RUNNING));
    }

    /** @return whether no load of the sandbox runs, and none has a file that hand-overs wait for */
    boolean hasLeftEarlierOnes() {
        return hasLeft(newest());
    }

    private boolean hasLeft(List<Shown> loads) {
        var own = loads.stream()
                .filter(load -> load.body().path("name").asText().startsWith(OWN))
                .toList();
        var leftAll = own.stream().noneMatch(load -> load.is(RUNNING));
        for (var load : own) {
            leftAll &= load.is(RUNNING) || leave(load);
        }
        return leftAll;
    }

    private List<Shown> newest() {
        return StreamSupport.stream(
                        expect(asked(token -> platform.get(LOADS, token)))
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .map(Shown::new)
                .toList();
    }

    /** @return the path of the new load */
    String opened(String name, Set<String> kinds) {
        var named = OWN + name;
        var wanted = Map.of(
                "name", named.substring(0, Math.min(named.length(), LONGEST_NAME)), "kinds", kinds, "dryRun", false);
        return new Shown(expect(asked(token -> platform.post(LOADS, wanted, token, null)))
                        .body())
                .path();
    }

    void add(String load, String kind, String source) {
        var object = Map.of("kind", kind, "source", source);
        expect(asked(token -> platform.post(load + "/objects", object, token, null)));
    }

    /** @return false if another load runs */
    boolean start(String load) {
        var answer = asked(token -> platform.post(load + "/start", null, token, null));
        return answer.status() != ANOTHER_LOAD_RUNS && expect(answer).is2xx();
    }

    Shown shown(String load) {
        return new Shown(expect(asked(token -> platform.get(load, token))).body());
    }

    boolean leave(String load) {
        return leave(shown(load));
    }

    /** Tries each file, as one that stays is reason enough for all others to wait. */
    boolean leave(Shown load) {
        var leftAll = true;
        for (var file : load.left()) {
            try {
                var path = load.path() + "/files/" + file;
                var answer = asked(token -> platform.delete(path, token, "Tus-Resumable", "1.0.0"));
                if (answer.status() != NOT_FOUND) {
                    expect(answer);
                }
            } catch (Refusal | IllegalStateException trouble) {
                leftAll = false;
                LOG.warnf(
                        "A file of the old platform is left until the next load and keeps hand-overs waiting: %s",
                        trouble.getMessage());
            }
        }
        return leftAll;
    }

    private Platform.Answer asked(Function<String, Platform.Answer> request) {
        return administrator.ask(request);
    }

    private static Platform.Answer expect(Platform.Answer answer) {
        if (!answer.is2xx()) {
            throw PlayFiling.refused(answer);
        }
        return answer;
    }
}
