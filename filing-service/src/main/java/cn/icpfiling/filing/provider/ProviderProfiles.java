package cn.icpfiling.filing.provider;

import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * Reads the provider's profile. Each call reads from the database which version is in force, by a key, so that all
 * replicas change at the same moment. The shipped profile is in force until an administrator replaces it.
 */
@ApplicationScoped
public class ProviderProfiles {

    /** The version that came with the release. */
    static final int SHIPPED = 0;

    private static final String FILE = "provider/profile.yaml";

    private final ProfileTable table;
    private final ObjectMapper json;
    private final Clock clock;
    private final ProfileContent shipped = shipped();

    ProviderProfiles(ProfileTable table, ObjectMapper json, Clock clock) {
        this.table = table;
        this.json = json;
        this.clock = clock;
    }

    /** By the business clock. */
    public ProviderProfile inForce(Locale locale) {
        var version = versionInForce();
        return ProviderProfile.of(version, content(version), locale);
    }

    /** The numbers from which the provider calls, by the business clock. */
    public List<String> callNumbers() {
        return content(versionInForce()).callNumbers();
    }

    int versionInForce() {
        return table.inForce(clock.instant()).orElse(SHIPPED);
    }

    /** 404 if there is no version with that number. */
    ProfileContent content(int version) {
        if (version == SHIPPED) {
            return shipped;
        }
        var body = table.body(version).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return stored(body);
    }

    /** A guide or check of a product that only a later release knows is left out. */
    static ProfileContent stored(String body) {
        return JsonText.readKnown(body, ProfileContent.class);
    }

    String written(ProfileContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProfileContent shipped() {
        try (var file = ProviderProfiles.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new YAMLMapper().readValue(file, ProfileContent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
