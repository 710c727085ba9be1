package cn.icpfiling.platform.database;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.function.Function;

/** Keeps a list as {@link JsonListConverter} does, and leaves out elements that only a later release can name. */
public abstract class KnownListConverter<T, E> extends JsonListConverter<T, E> {

    protected KnownListConverter(TypeReference<List<E>> type, Function<T, List<E>> items, Function<List<E>, T> made) {
        super(type, items, made);
    }

    @Override
    List<E> read(String column, TypeReference<List<E>> elements) {
        return JsonText.readKnown(column, elements);
    }
}
