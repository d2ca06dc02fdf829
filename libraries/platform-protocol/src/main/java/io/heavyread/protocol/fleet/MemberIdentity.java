package io.heavyread.protocol.fleet;

/**
 * Who this process is in the fleet. A service defines one bean of it; the library
 * registers it in Redis and keeps the registration alive.
 *
 * @param role {@code reader} or {@code writer}
 * @param id the instance's id, unique in its role
 * @param dataAddress host:port that serves posts, or takes writes
 * @param managementAddress host:port of the management endpoints
 */
public record MemberIdentity(String role, String id, String dataAddress, String managementAddress) {
}
