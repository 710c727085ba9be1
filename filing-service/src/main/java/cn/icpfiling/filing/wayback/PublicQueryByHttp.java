package cn.icpfiling.filing.wayback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks the public query over HTTP where {@code icp.authority.public-query} allows it. */
@ApplicationScoped
class PublicQueryByHttp implements PublicQuery {

    private static final Logger LOG = Logger.getLogger(PublicQueryByHttp.class);

    private final PublicQueryApi api;
    private final boolean askable;

    /** @param mode {@code off}: only a person can ask; {@code json}: a program can */
    PublicQueryByHttp(
            @RestClient PublicQueryApi api, @ConfigProperty(name = "icp.authority.public-query") String mode) {
        this.api = api;
        this.askable = switch (mode) {
            case "off" -> false;
            case "json" -> true;
            default -> throw new IllegalArgumentException("icp.authority.public-query is off or json");
        };
    }

    @Override
    public Optional<List<Shown>> ofSponsor(String name) {
        if (!askable) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(api.ofSponsor(name))
                    .map(PublicQueryApi.Answer::items)
                    .map(items -> items.stream().map(PublicQueryByHttp::shown).toList());
        } catch (WebApplicationException | ProcessingException silent) {
            LOG.infof("the public query did not answer: %s", silent.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Shown shown(PublicQueryApi.Item item) {
        return new Shown(
                Objects.requireNonNullElse(item.subjectNumber(), ""),
                Objects.requireNonNullElse(item.serviceNumber(), ""));
    }
}
