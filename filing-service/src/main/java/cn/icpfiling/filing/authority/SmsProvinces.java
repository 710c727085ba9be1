package cn.icpfiling.filing.authority;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The SMS verification's rule data: which provinces demand it when, and on which page the principal types the code. */
@ApplicationScoped
public class SmsProvinces {
    private static final String FILE = "rules/sms-provinces.yaml";

    private final SmsPilot pilot;
    private final Map<String, String> pages;
    private final Optional<String> onlyPage;

    /** As the file has it; days and durations are text there. */
    record Data(String family, List<Row> entries, Map<String, String> pages) {}

    record Row(String id, String from, Set<String> provinces, String codeValidFor, String source, String status) {}

    SmsProvinces(@ConfigProperty(name = "icp.authority.sms-page") Optional<String> onlyPage) {
        var data = bundled();
        this.pilot = new SmsPilot(data.entries().stream()
                .map(row -> new SmsPilot.Entry(
                        row.id(), LocalDate.parse(row.from()), row.provinces(), Duration.parse(row.codeValidFor())))
                .toList());
        this.pages = data.pages();
        this.onlyPage = onlyPage;
    }

    private static Data bundled() {
        try (var file = SmsProvinces.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new ObjectMapper(new YAMLFactory()).readValue(file, Data.class);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /** Whether the authority of that province (two digits) verifies by SMS what is uploaded on that day. */
    public boolean demanded(String province, LocalDate day) {
        return pilot.demanded(province, day);
    }

    /** How long a code sent on that day is good for. */
    public Optional<Duration> codeValidFor(LocalDate day) {
        return pilot.codeValidFor(day);
    }

    /** The authority's page where the principal types the code. */
    public String page(String province) {
        return onlyPage.orElseGet(() -> pages.getOrDefault(province, pages.get("default")));
    }
}
