import CZlib

/// Packs and unpacks the bytes of one file of an archive; the only file that speaks to zlib.
package enum Inflation {
    /// The bytes of a raw deflate stream; nil when it is damaged or gives more than `limit` bytes.
    static func unpack(_ packed: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
        var stream = z_stream()
        guard shim_inflateInit2(&stream, -MAX_WBITS) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var packed = Array(packed)
        var result: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        return packed.withUnsafeMutableBufferPointer { input -> [UInt8]? in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(clamping: input.count)
            while true {
                let (status, count) = block.withUnsafeMutableBufferPointer { output -> (Int32, Int) in
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    let status = inflate(&stream, Z_NO_FLUSH)
                    return (status, output.count - Int(stream.avail_out))
                }
                // Sizes in the archive lie: what comes out is counted.
                guard result.count + count <= limit else { return nil }
                result.append(contentsOf: block[..<count])
                if status == Z_STREAM_END { return result }
                guard status == Z_OK, count > 0 || stream.avail_in > 0 else { return nil }
            }
        }
    }

    /// The bytes as a raw deflate stream; nil when there is no memory for it.
    static func pack(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard shim_deflateInit2(&stream, -MAX_WBITS) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var bytes = bytes
        var result = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let length = bytes.withUnsafeMutableBufferPointer { input in
            result.withUnsafeMutableBufferPointer { output -> Int? in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(clamping: input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(clamping: output.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? output.count - Int(stream.avail_out) : nil
            }
        }
        return length.map { Array(result.prefix($0)) }
    }

    /// CRC-32, the check sum that archives give for a file and PNG for a chunk.
    package static func checksum(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer {
            UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, UInt32(clamping: $0.count)))
        }
    }
}
