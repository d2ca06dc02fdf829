package io.heavyread.console.reader;

import java.net.URI;

/**
 * Where a reader's management endpoints are called, and under which names: the key that
 * goes there is made for this reader at this registered address.
 *
 * @param reader the reader's id
 * @param registered the management address as it registered it
 * @param base the base of the URLs, by number
 */
public record ReaderAddress(String reader, String registered, URI base) {
}
