package io.portcullis.http.answer;

import io.portcullis.domain.request.Fault;
import java.util.Locale;

/**
 * One thing that is wrong with one member of a body.
 *
 * @param pointer where it is: a JSON Pointer as a URI fragment (RFC 6901, section 6)
 * @param code what is wrong, for programs; stable
 * @param detail what would be right, for people
 * @param sentence all of it, for people
 */
public record FieldFault(String pointer, String code, String detail, String sentence) {

    /** A member with a value that won't do. */
    public static FieldFault of(String member, Fault fault) {
        String code = fault.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new FieldFault(
                Pointer.to(member), code, fault.detail(), member + ' ' + verdict(fault.code()) + ": " + fault.detail());
    }

    /** A member that must be there, and isn't. */
    public static FieldFault required(String member) {
        return new FieldFault(Pointer.to(member), "required", "this member is required", member + " is required");
    }

    /** A member that the route doesn't know; its name is the caller's and may be anything. */
    public static FieldFault unknown(String member) {
        return new FieldFault(
                Pointer.to(member), "unknown-member", "no such member here", "the body has an unknown member");
    }

    /** A member of another type than the route's. */
    public static FieldFault wrongType(String member, String expected) {
        return new FieldFault(
                Pointer.to(member), "wrong-type", expected + " is expected", member + " must be " + expected);
    }

    /** A document that is no object at all. */
    public static FieldFault notAnObject() {
        return new FieldFault(Pointer.ROOT, "wrong-type", "an object is expected", "the body must be an object");
    }

    private static String verdict(Fault.Code code) {
        return switch (code) {
            case MALFORMED -> "is malformed";
            case TOO_SHORT -> "is too short";
            case TOO_LONG -> "is too long";
            case TOO_COMMON -> "is too common";
            case CONTAINS_EMAIL -> "contains the e-mail address";
            case UNCHANGED -> "is unchanged";
        };
    }
}
