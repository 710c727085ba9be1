package cn.icpfiling.platform.database;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads an entity from a row of plain JDBC, detached, as Hibernate would give it: for what front ends read again and
 * again (bench/findings.md). It follows the annotations of the fields that this project uses ({@code @Column},
 * {@code @Embedded}, {@code @Enumerated} as text, converters), so a new column needs no change here. Associations and
 * inheritance are not read.
 */
public final class EntityRow<T> {

    private final List<String> columns = new ArrayList<>();
    private final Map<Class<?>, AttributeConverter<?, String>> converters;
    private final Part<T> part;

    /** @param converters the converters of the entity's lists, by the type of their fields */
    public EntityRow(Class<T> entity, Map<Class<?>, AttributeConverter<?, String>> converters) {
        this.converters = Map.copyOf(converters);
        this.part = part(entity);
    }

    /** One value of a row, from one column or several. */
    private interface Reader {
        /** Null if the column is null, or all columns of an embedded part are. */
        Object read(ResultSet row, int from) throws SQLException;
    }

    private record Member(VarHandle field, int column, Reader reader) {}

    /** An entity or an embedded part of one. A record is made by its constructor, another class by its fields. */
    private record Part<T>(Constructor<T> constructor, boolean isRecord, List<Member> members) implements Reader {

        @Override
        public T read(ResultSet row, int from) throws SQLException {
            var values = new Object[members.size()];
            var isThere = false;
            for (var i = 0; i < values.length; i++) {
                var member = members.get(i);
                values[i] = member.reader.read(row, from + member.column);
                isThere |= values[i] != null;
            }
            return isThere ? made(values) : null;
        }

        private T made(Object[] values) {
            try {
                if (isRecord) {
                    return constructor.newInstance(values);
                }
                var made = constructor.newInstance();
                for (var i = 0; i < values.length; i++) {
                    if (values[i] != null) {
                        members.get(i).field.set(made, values[i]);
                    }
                }
                return made;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The columns of the entity's table behind an alias, as a SELECT lists them. */
    public String columns(String alias) {
        return columns.stream().map(column -> alias + "." + column).collect(Collectors.joining(", "));
    }

    /** The names of all columns that are read. */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    /** Reads the columns of {@link #columns(String)}, which are the first of the row. */
    public T read(ResultSet row) throws SQLException {
        return part.read(row, 1);
    }

    private <P> Part<P> part(Class<P> type) {
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var first = columns.size();
            var members = new ArrayList<Member>();
            for (var field : fields(type)) {
                var column = columns.size() - first;
                members.add(
                        new Member(type.isRecord() ? null : lookup.unreflectVarHandle(field), column, reader(field)));
            }
            var constructor = type.isRecord()
                    ? type.getDeclaredConstructor(
                            fields(type).stream().map(Field::getType).toArray(Class[]::new))
                    : type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return new Part<>(constructor, type.isRecord(), List.copyOf(members));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no entity that can be read", e);
        }
    }

    /** Without the transient fields that Hibernate adds to the class. */
    private static List<Field> fields(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                .toList();
    }

    private Reader reader(Field field) {
        if (field.isAnnotationPresent(Embedded.class)) {
            return part(field.getType());
        }
        var named = field.getAnnotation(Column.class);
        columns.add(named == null || named.name().isEmpty() ? snakeCase(field.getName()) : named.name());
        var converter = converters.get(field.getType());
        if (converter != null) {
            return (row, at) -> {
                var text = row.getString(at);
                return text == null ? null : converter.convertToEntityAttribute(text);
            };
        }
        return field.getType().isEnum() ? constants(field) : plain(field);
    }

    private static Reader constants(Field field) {
        var enumerated = field.getAnnotation(Enumerated.class);
        if (enumerated == null || enumerated.value() != EnumType.STRING) {
            throw new IllegalStateException(field + " is not stored by name");
        }
        var byName = Stream.of(field.getType().getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(constant -> ((Enum<?>) constant).name(), constant -> constant));
        return (row, at) -> {
            var name = row.getString(at);
            if (name == null) {
                return null;
            }
            var constant = byName.get(name);
            if (constant == null) {
                throw new IllegalStateException(
                        "no constant of " + field.getType().getSimpleName() + ": " + name);
            }
            return constant;
        };
    }

    private static Reader plain(Field field) {
        return switch (field.getType().getSimpleName()) {
            case "UUID" -> (row, at) -> uuid(row.getBytes(at));
            case "String" -> ResultSet::getString;
            case "int", "Integer" -> (row, at) -> unlessNull(row, row.getInt(at));
            case "long", "Long" -> (row, at) -> unlessNull(row, row.getLong(at));
            case "boolean", "Boolean" -> (row, at) -> unlessNull(row, row.getBoolean(at));
            case "Instant" -> (row, at) -> instant(row.getObject(at, LocalDateTime.class));
            case "LocalDate" -> (row, at) -> row.getObject(at, LocalDate.class);
            case "byte[]" -> ResultSet::getBytes;
            default -> throw new IllegalStateException(field + " has a type that is not read");
        };
    }

    private static Object unlessNull(ResultSet row, Object value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    private static UUID uuid(byte[] column) {
        return column == null ? null : Binary.toUuid(column);
    }

    private static Instant instant(LocalDateTime column) {
        return column == null ? null : column.toInstant(ZoneOffset.UTC);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
