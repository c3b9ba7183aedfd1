package io.portcullis.laws;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.lang.reflect.RecordComponent;
import java.nio.file.attribute.FileAttribute;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;

/** Tells values that never change from all others, by an allow-list. */
final class Constants {

    /** A logger does change, by its configuration; it decides nothing. */
    private static final List<Class<?>> IMMUTABLE = List.of(
            Boolean.class,
            Character.class,
            Integer.class,
            Long.class,
            Double.class,
            String.class,
            Enum.class,
            UUID.class,
            Pattern.class,
            FileAttribute.class,
            ObjectReader.class,
            ObjectWriter.class,
            Logger.class);

    private Constants() {}

    /** Whether the value is on the list, or a record or unmodifiable collection of what is. */
    static boolean neverChanges(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.stream().allMatch(Constants::neverChanges);
            case List<?> list -> same(list, List.copyOf(list)) && list.stream().allMatch(Constants::neverChanges);
            case Set<?> set -> same(set, Set.copyOf(set)) && set.stream().allMatch(Constants::neverChanges);
            case Map<?, ?> map ->
                same(map, Map.copyOf(map))
                        && map.keySet().stream().allMatch(Constants::neverChanges)
                        && map.values().stream().allMatch(Constants::neverChanges);
            case Record record ->
                Stream.of(record.getClass().getRecordComponents())
                        .allMatch(component -> neverChanges(component(record, component)));
            case TemporalAmount _, TemporalAccessor _ ->
                value.getClass().getPackageName().equals("java.time");
            default -> IMMUTABLE.stream().anyMatch(type -> type.isInstance(value));
        };
    }

    /** Whether a collection is its own copy: the JDK copies none that can't change. */
    @SuppressWarnings("ReferenceEquality") // being the same object is the question
    private static boolean same(Object original, Object copy) {
        return original == copy;
    }

    private static Object component(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record's component can't be read: " + component, e);
        }
    }
}
