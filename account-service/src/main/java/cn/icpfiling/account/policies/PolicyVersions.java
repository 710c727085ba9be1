package cn.icpfiling.account.policies;

import cn.icpfiling.account.store.SupportPolicyTable;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules of the support by version. Each call of {@link #inForce} reads from the database which version is in force, by a
 * key, so that all replicas change at the same moment. A version never changes, so its content is kept after the first read.
 */
@ApplicationScoped
public class PolicyVersions {

    /** The version that came with the release. */
    static final int SHIPPED = 0;

    private static final String FILE = "/rules/support-policies.yaml";
    private final SupportPolicyTable table;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

    PolicyVersions(SupportPolicyTable table, ObjectMapper json, Clock clock) {
        this.table = table;
        this.json = json;
        this.clock = clock;
        kept.put(SHIPPED, Kept.of(SHIPPED, shipped(), null));
    }

    /** A version as it is shown, and as cases use it. */
    private record Kept(PolicyContent content, SupportPolicies policies) {

        static Kept of(int version, PolicyContent content, SupportPolicies shipped) {
            return new Kept(content, new SupportPolicies(version, content, shipped));
        }
    }

    /** A file with a fault is refused; a test reads the shipped one. */
    static PolicyContent shipped() {
        try (var yaml = Objects.requireNonNull(PolicyVersions.class.getResourceAsStream(FILE), FILE)) {
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    static PolicyContent read(InputStream yaml) throws IOException {
        var content = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new JavaTimeModule())
                .build()
                .readValue(yaml, PolicyContent.class);
        var faults = PolicyFaults.of(content);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the rules of the support contradict themselves: " + faults);
        }
        return content;
    }

    /** By the business clock. */
    public SupportPolicies inForce() {
        return version(versionInForce());
    }

    /** Returns a version that exists: a case was opened under it. */
    public SupportPolicies version(int version) {
        return kept(version).policies();
    }

    int versionInForce() {
        return table.inForce(clock.instant()).orElse(SHIPPED);
    }

    /** 404 if there is no version with that number. */
    PolicyContent content(int version) {
        return kept(version).content();
    }

    /** The content that a version replaces: that of the newest confirmed one before it. */
    PolicyContent before(int version) {
        return content(table.confirmedBefore(version).orElse(SHIPPED));
    }

    private Kept kept(int version) {
        var known = kept.get(version);
        if (known != null) {
            return known;
        }
        var body = table.body(version).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var read = Kept.of(version, stored(body), version(SHIPPED));
        kept.put(version, read);
        return read;
    }

    /**
     * The rule of a kind of cases that only a later release knows, or that has ended, is left out: no such case is opened here. A rule that
     * asks for less than this release allows is raised.
     */
    static PolicyContent stored(String body) {
        return PolicyFloor.raised(JsonText.readKnown(body, PolicyContent.class));
    }

    String written(PolicyContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
