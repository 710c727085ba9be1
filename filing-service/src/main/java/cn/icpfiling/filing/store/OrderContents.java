package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.ServicePart;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.SubjectPart;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.personaldata.BlindValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Encrypts and decrypts the personal data of an order. */
@ApplicationScoped
public class OrderContents {

    private static final String TABLE = "order_contents";

    private final EntityManager entities;
    private final FieldCipher cipher;
    private final BlindIndex index;

    OrderContents(EntityManager entities, FieldCipher cipher, BlindIndex index) {
        this.entities = entities;
        this.cipher = cipher;
        this.index = index;
    }

    /** What was entered into an order; a part is null if nothing was entered. */
    public record Entered(SubjectPart subject, ServicePart service) {

        public static final Entered NOTHING = new Entered(null, null);

        @Override
        public String toString() {
            return "Entered";
        }
    }

    /** Returns the content of many orders with one statement. An order without content is not in the map. */
    public Map<UUID, Entered> of(Collection<UUID> orders) {
        return entities.createQuery("from OrderContent where orderId in ?1", OrderContent.class)
                .setParameter(1, orders)
                .getResultStream()
                .collect(Collectors.toMap(OrderContent::orderId, this::open));
    }

    /** Returns the content of one order. */
    public Entered of(UUID order) {
        return Optional.ofNullable(entities.find(OrderContent.class, order))
                .map(this::open)
                .orElse(Entered.NOTHING);
    }

    Entered open(OrderContent row) {
        return new Entered(subject(row), service(row));
    }

    public Optional<SubjectPart> subject(UUID order) {
        return Optional.ofNullable(entities.find(OrderContent.class, order)).map(this::subject);
    }

    public Optional<ServicePart> service(UUID order) {
        return Optional.ofNullable(entities.find(OrderContent.class, order)).map(this::service);
    }

    private SubjectPart subject(OrderContent row) {
        return row.sealedSubject() == null
                ? null
                : read(cipher.open(TABLE, "subject", row.orderId(), row.sealedSubject()), SubjectPart.class);
    }

    private ServicePart service(OrderContent row) {
        return row.sealedService() == null
                ? null
                : read(cipher.open(TABLE, "service", row.orderId(), row.sealedService()), ServicePart.class);
    }

    public void save(UUID order, SubjectPart part) {
        row(order).sealedSubject(cipher.seal(TABLE, "subject", order, write(part)));
    }

    public void save(UUID order, ServicePart part) {
        row(order).sealedService(cipher.seal(TABLE, "service", order, write(part)));
    }

    /** Returns the certificate number that the type check settled, in plain text. */
    public String certificateNumber(Order order) {
        return openCertificateNumber(order.typeCheckId(), order.sealedCertificateNumber());
    }

    /** Type check and order share the encrypted value, which is bound to the check's row. */
    public byte[] sealCertificateNumber(UUID typeCheck, String number) {
        return cipher.seal("filing_type_checks", "certificate_number", typeCheck, number);
    }

    public String openCertificateNumber(UUID typeCheck, byte[] sealed) {
        return cipher.open("filing_type_checks", "certificate_number", typeCheck, sealed);
    }

    /** The blind index is the same in every table, so that an order and a subject can be compared. */
    public BlindValue certificateIndex(int certificateType, String normalizedNumber) {
        return index.of("certificate", certificateType + ":" + normalizedNumber);
    }

    /**
     * Returns the same identity with its blind index computed now, for callers that queried another system since they
     * read it.
     */
    public SettledIdentity indexed(SettledIdentity read) {
        return read.indexed(certificateIndex(
                read.certificateType(), openCertificateNumber(read.typeCheckId(), read.sealedCertificateNumber())));
    }

    public String json(Object value) {
        return write(value);
    }

    /** Reads a subject that {@link #json} wrote. */
    public SubjectPart subjectIn(String json) {
        return read(json, SubjectPart.class);
    }

    /** Reads a service that {@link #json} wrote. */
    public ServicePart serviceIn(String json) {
        return read(json, ServicePart.class);
    }

    private OrderContent row(UUID order) {
        var row = entities.find(OrderContent.class, order);
        if (row == null) {
            row = new OrderContent(order);
            entities.persist(row);
        }
        return row;
    }

    private static String write(Object value) {
        try {
            return StoredJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order's content cannot be written as JSON", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return StoredJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            // The message must not contain the value: it is personal data.
            throw new IllegalStateException("an order's content is not readable as " + type.getSimpleName());
        }
    }
}
