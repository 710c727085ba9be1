package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.materials.MaterialKind;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of an order that a reviewer's objection can be about. */
final class OrderPointers {

    private static final String MATERIALS = "/materials/";
    private static final Pattern INDEX = Pattern.compile("/\\d{1,3}$");
    private static final Set<String> PARTS = Stream.of(
                    Stream.of("/nature", "/certificateType", "/certificateNumber", "/domain"),
                    fields("/region", Region.class),
                    fields("/subject", SubjectPart.class),
                    fields("/subject/principal", Person.class),
                    fields("/service", ServicePart.class),
                    fields("/service/principal", Person.class))
            .flatMap(part -> part)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> PAPERS =
            Arrays.stream(MaterialKind.values()).map(kind -> MATERIALS + kind).collect(Collectors.toUnmodifiableSet());

    /** As the findings of verification-service name a domain of a subject that changes. */
    private static final Pattern SUBJECTS_DOMAIN = Pattern.compile("/subject/domains/[^/]{1,253}");

    private OrderPointers() {}

    /**
     * Whether a reason of that code can be about the part: a paper for a reason about papers (docs/trade.md 3.16), and the
     * whole order only for what the authority's side is the cause of.
     */
    static boolean fits(String code, String pointer) {
        if (code.startsWith("MATERIAL.")) {
            return PAPERS.contains(pointer);
        }
        return code.startsWith("AUTHORITY") && pointer.equals("/")
                || PARTS.contains(INDEX.matcher(pointer).replaceFirst(""))
                || SUBJECTS_DOMAIN.matcher(pointer).matches()
                || PAPERS.contains(pointer);
    }

    private static Stream<String> fields(String part, Class<? extends Record> type) {
        return Stream.concat(
                Stream.of(part),
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(name -> part + "/" + name));
    }
}
