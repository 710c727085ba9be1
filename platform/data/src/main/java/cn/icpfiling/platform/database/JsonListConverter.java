package cn.icpfiling.platform.database;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps a list of the domain as a JSON array in one column. The core gives each list a type of its own, so that Hibernate finds the
 * converter of it without a word in the core.
 */
public abstract class JsonListConverter<T, E> implements AttributeConverter<T, String> {
    private final TypeReference<List<E>> type;
    private final Function<T, List<E>> items;
    private final Function<List<E>, T> made;

    protected JsonListConverter(TypeReference<List<E>> type, Function<T, List<E>> items, Function<List<E>, T> made) {
        this.type = type;
        this.items = items;
        this.made = made;
    }

    @Override
    public String convertToDatabaseColumn(T value) {
        return value == null ? null : JsonText.write(items.apply(value));
    }

    @Override
    public T convertToEntityAttribute(String column) {
        return column == null ? null : made.apply(read(column, type));
    }

    List<E> read(String column, TypeReference<List<E>> elements) {
        return JsonText.readList(column, elements);
    }
}
